import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const code = ["**/*.{ts,tsx,js}"];

/** Time and chance come from the clock and from ids that are handed in, so that every run can be replayed. */
const hiddenInputs = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Take the time from a Clock.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Take the time from a Clock.",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "Derive ids from their source, or use node:crypto.",
  },
];

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only app/platform/config.server.ts reads the environment.",
};

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/**",
      "**/build/**",
      "**/dist/**",
      ".data/**",
      "public/**",
      "app/platform/database/types.ts",
      // In the form that Shopify's own tool writes them.
      "extensions/**/shopify.d.ts",
    ],
  },
  {
    files: code,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { "react-hooks": reactHooks },
    rules: {
      // A thrown Response is how Remix ends a request.
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "lib", name: "Response" }] }],
      ...reactHooks.configs.recommended.rules,
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      "no-empty": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // A handler may be async: its caller awaits or ignores it knowingly.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      // Interfaces ask for promises that some members can give at once.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "no-restricted-syntax": ["error", environment],
    },
  },
  {
    files: ["**/*.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    rules: {
      "no-console": "error",
      "no-restricted-syntax": ["error", environment, ...hiddenInputs],
    },
  },
  {
    files: [
      "app/platform/config.server.ts",
      "bench/servers/environment.ts",
      "scripts/**",
      "**/*.config.{ts,js}",
    ],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["app/platform/clock*.ts"],
    rules: { "no-restricted-syntax": ["error", environment] },
  },
  {
    // Scripts that a browser gets as they are: plain JavaScript, in no TypeScript project.
    files: ["extensions/**/*.js", "sandbox/frame/client/**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ["tests/**", "**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-syntax": "off",
      "no-console": "off",
      // One `describe` holds many tests.
      "max-lines-per-function": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
    },
  },
);
