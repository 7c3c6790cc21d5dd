/** The application_url of shopify.app.toml: a test holds the two together. */
export const APP_URL = "https://doorstep.example";
