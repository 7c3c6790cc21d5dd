import { afterAll, beforeAll, describe } from "vitest";
import { extensionPaths } from "./extension";
import { merchantPaths } from "./merchant";
import { shopperPaths } from "./shopper";
import { raiseTheatre, type Theatre } from "./stage";
import { everyScreen } from "./screens";
import { teamPaths } from "./team";

let theatre: Theatre | undefined;
const here = (): Theatre => {
  if (!theatre) throw new Error("The stage was not raised.");
  return theatre;
};

// One stage for all: what the shopper does comes after what the merchant looks at.
beforeAll(async () => {
  theatre = await raiseTheatre();
}, 240_000);
afterAll(() => theatre?.close());

describe("a merchant", () => merchantPaths(here));
describe("every screen", () => everyScreen(here));
describe("an extension on the pages after buying", () => extensionPaths(here));
describe("a shopper", () => shopperPaths(here));
// Last: it says what the word means that the others are not to understand.
describe("a merchant's team", () => teamPaths(here));
