import { XMLBuilder } from "fast-xml-parser";

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@" });

/** A question in XML, of a tree as `readXml` gives it: attributes have `@` before them. All values are escaped. */
export const xmlOf = (tree: object): string => `<?xml version="1.0" encoding="UTF-8"?>${builder.build(tree)}`;
