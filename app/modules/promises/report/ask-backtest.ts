import { final, ok, type Result } from "../../../domain/result";
import { type AskedBacktest, backtestWish } from "./backtest-summary";

/** What a form asks: a target in percent, and a history where one was chosen. */
export async function askedBacktest(form: FormData): Promise<Result<AskedBacktest>> {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const wish = backtestWish.safeParse({
    target: text("target") === "" ? null : Number(text("target")) / 100,
    promiseColumn: text("promiseColumn") || null,
    learn: text("learn") === "on",
  });
  if (!wish.success) return final("target", wish.error.issues[0]?.message ?? "A number is needed.");
  const history = form.get("history");
  if (!(history instanceof File)) return ok({ wish: wish.data, upload: null });
  const file = Buffer.from(await history.arrayBuffer());
  return ok({ wish: wish.data, upload: { name: history.name, file } });
}
