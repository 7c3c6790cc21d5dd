/**
 * The delivery promise on product and cart pages. The server has drawn a first date already; this asks the app, through the
 * store's own address, for the one that holds for this product and this postal code. Fetched words become text, never markup.
 */
(() => {
  const KEY = "doorstep.to";
  const ATTRIBUTE = "_doorstep_promise";
  const MINUTE = 60_000;
  const LONGEST_MS = 2_147_000_000;

  const root = () => window.Shopify?.routes?.root ?? "/";

  /** `US-11201`. A browser that keeps nothing is asked again on the next page. */
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const remember = (to) => {
    try {
      localStorage.setItem(KEY, to);
    } catch {
      // Private windows may refuse: the page goes on without.
    }
  };

  const json = async (url, init) => {
    const answer = await fetch(url, { signal: AbortSignal.timeout(6_000), ...init });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };

  const updateCart = (id) =>
    json(`${root()}cart/update.js`, {
      method: "POST",
      // Somebody may be waiting to buy.
      signal: AbortSignal.timeout(1_500),
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ attributes: { [ATTRIBUTE]: id } }),
    });

  /** Forms on their way, whose cart has heard of the promise. */
  const passing = new WeakSet();

  class DoorstepPromise extends HTMLElement {
    #promise = null;
    #asked = 0;
    #timer = 0;
    #off = new AbortController();

    connectedCallback() {
      this.#off = new AbortController();
      const { signal } = this.#off;
      this.#part("change")?.addEventListener("click", () => this.#edit(true), { signal });
      this.#part("save")?.addEventListener("click", () => this.#save(), { signal });
      this.#part("cancel")?.addEventListener("click", () => this.#edit(false), { signal });
      this.#part("input")?.addEventListener("keydown", (event) => this.#key(event), { signal });
      if (!this.#cart) {
        document.addEventListener("change", (event) => this.#form(event.target) && this.#ask(), { signal });
        document.addEventListener("submit", (event) => this.#submit(event), { signal, capture: true });
      }
      this.#drawPlace();
      void this.#ask();
    }

    disconnectedCallback() {
      this.#off.abort();
      clearTimeout(this.#timer);
    }

    get #cart() {
      return this.dataset.surface === "cart";
    }

    #part(name) {
      return this.querySelector(`[data-part="${name}"]`);
    }

    /** The form that adds this product to the cart: the one in the same section, else the first of the page. */
    #form(inside) {
      const forms = [...document.querySelectorAll('form[action$="/cart/add"]')];
      const section = this.closest('[id^="shopify-section"]');
      const own = forms.find((form) => section?.contains(form)) ?? forms[0];
      return inside ? inside.closest?.("form") === own && own : own;
    }

    #place() {
      const to = remembered();
      return to?.startsWith(`${this.dataset.country}-`) ? to : this.dataset.country;
    }

    #drawPlace(unknown = false) {
      const [, ...postal] = this.#place().split("-");
      const place = this.#part("place");
      if (!place) return;
      const known = postal.length > 0 ? this.#say("to", postal.join("-")) : this.dataset.sayWhere;
      place.textContent = unknown ? this.#say("unknown", postal.join("-")) : known;
    }

    #say(name, value) {
      return (this.dataset[`say${name[0].toUpperCase()}${name.slice(1)}`] ?? "").replace("%", value);
    }

    #edit(on) {
      this.#part("editor").hidden = !on;
      this.#part("row").hidden = on;
      const input = this.#part("input");
      if (on) {
        input.value = this.#place().split("-").slice(1).join("-");
        input.focus();
      } else this.#part("change").focus();
    }

    #key(event) {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      // The block may stand inside the form of the product: Enter here does not buy.
      event.preventDefault();
      if (event.key === "Enter") this.#save();
      else this.#edit(false);
    }

    #save() {
      const postal = this.#part("input").value.trim().toUpperCase();
      remember(postal ? `${this.dataset.country}-${postal}` : this.dataset.country);
      this.#edit(false);
      // Every block of the page delivers to the same place.
      for (const each of document.querySelectorAll("doorstep-promise")) each.refresh();
    }

    refresh() {
      this.#drawPlace();
      void this.#ask();
    }

    async #items() {
      if (this.#cart) {
        const { items } = await json(`${root()}cart.js`);
        return items.filter((item) => item.requires_shipping).map((item) => [item.variant_id, item.quantity]);
      }
      const form = this.#form();
      const chosen = form?.elements.namedItem("id")?.value;
      return [[chosen || this.dataset.item, form?.elements.namedItem("quantity")?.value || 1]];
    }

    async #ask() {
      const turn = ++this.#asked;
      clearTimeout(this.#timer);
      // What still stands there was for another question: it is not carried any more.
      this.#promise = null;
      this.setAttribute("aria-busy", "true");
      try {
        const items = await this.#items();
        const answer = items.length > 0 ? await this.#fetch(items) : null;
        if (turn === this.#asked) this.#draw(answer?.promises?.[0], answer?.valid_until);
      } catch {
        // What stands there stays: the date that the server drew, or nothing.
        if (turn === this.#asked) this.#settle();
      }
    }

    #fetch(items) {
      const query = new URLSearchParams({ surface: this.dataset.surface, locale: this.dataset.locale });
      for (const [id, quantity] of items.slice(0, 50)) query.append("item", `${id}:${quantity}`);
      query.append("to", this.#place());
      return json(`/apps/doorstep/promises?${query}`);
    }

    #draw(promise, validUntil) {
      this.#promise = promise?.state === "promised" ? promise : null;
      const { promise_id: id = "", text = "" } = this.#promise ?? {};
      this.dataset.promiseId = id;
      this.#part("text").textContent = text;
      this.#drawPlace(promise?.reason === "bad_postcode");
      this.#settle();
      this.#countdown();
      this.#again(validUntil);
      if (this.#cart) void this.#carry();
    }

    #settle() {
      this.setAttribute("aria-busy", "false");
    }

    /** Until the next change of what is said: a minute of the countdown, or the end of the answer. */
    #again(validUntil) {
      const left = Date.parse(validUntil) - Date.now();
      const ends = this.#left();
      const next = Math.min(left, ends > 0 ? ends : LONGEST_MS, this.#ticking() ? MINUTE : LONGEST_MS);
      if (!(next > 0)) return;
      this.#timer = setTimeout(() => {
        if (next === left || next === ends) return void this.#ask();
        this.#countdown();
        this.#again(validUntil);
      }, next);
    }

    #left() {
      return this.#ticking() ? Date.parse(this.#promise.order_by) - Date.now() : 0;
    }

    #ticking() {
      return Boolean(this.#part("countdown") && this.#promise?.order_by);
    }

    #countdown() {
      const line = this.#part("countdown");
      if (!line) return;
      const minutes = Math.ceil(this.#left() / MINUTE);
      const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
      const parts = [
        days > 0 && this.#say("days", days),
        hours > 0 && this.#say("hours", hours),
        days === 0 && this.#say("minutes", minutes % 60),
      ];
      line.textContent = minutes > 0 ? this.#say("within", parts.filter(Boolean).join(" ")) : "";
    }

    async #carry() {
      const id = this.#promise?.promise_id ?? "";
      try {
        const { attributes } = await json(`${root()}cart.js`);
        if ((attributes?.[ATTRIBUTE] ?? "") !== id) await updateCart(id);
      } catch {
        // Without it the order gets a promise of its own.
      }
    }

    /**
     * The cart hears of the promise before the product: two first requests side by side would make two carts, and one of them
     * would be lost. The form goes on as it was, with every listener of the theme, a moment later.
     */
    #submit(event) {
      const id = this.#promise?.promise_id;
      const form = event.target;
      if (!id || form !== this.#form() || passing.has(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const go = () => {
        passing.add(form);
        form.requestSubmit(event.submitter);
        passing.delete(form);
      };
      updateCart(id).then(go, go);
    }
  }

  if (!customElements.get("doorstep-promise")) customElements.define("doorstep-promise", DoorstepPromise);
})();
