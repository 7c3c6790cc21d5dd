import { type AlarmHandler, done, nothing } from "../../spine/definitions";
import { forgetShop } from "../../spine/erase.server";
import { read } from "./store.server";

export const ERASE = "shops.erase";

export const alarms: AlarmHandler[] = [
  {
    name: ERASE,
    evenErased: true,
    async run(unit) {
      // A store that came back in the meantime began anew.
      if ((await read(unit)).state !== "erased") return nothing("the store is back");
      await forgetShop(unit);
      return done("everything held of the store is gone");
    },
  },
];
