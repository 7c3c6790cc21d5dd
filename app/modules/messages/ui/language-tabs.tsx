import { Box, Button, InlineStack } from "@shopify/polaris";
import { languages } from "../../../platform/i18n/words";

/** The languages of one text. Those with words of the store's own are marked. */
export function LanguageTabs(it: { trigger: string; language: string; changedIn: string[] }) {
  return (
    <nav aria-label="Language of the text">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <InlineStack gap="150">
          {languages.map(({ code, name }) => {
            const here = code === it.language;
            const own = it.changedIn.includes(code);
            const told = [name, ...(own ? ["your text"] : []), ...(here ? ["shown now"] : [])].join(", ");
            return (
              <Button
                key={code}
                url={`/app/messages/${it.trigger}?language=${code}`}
                size="micro"
                variant={here ? "primary" : "secondary"}
                accessibilityLabel={told}
              >
                {own ? `${name} •` : name}
              </Button>
            );
          })}
        </InlineStack>
      </Box>
    </nav>
  );
}
