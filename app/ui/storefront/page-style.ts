/**
 * Takes font and colour from the theme, or from the store's look; everything else is relative to them. Sides are logical, so that the
 * page turns round for a language that is written from right to left.
 */
export const pageStyle = `
.ds{--ds-accent:currentColor;--ds-radius:12px;max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem;line-height:1.5}
.ds *{box-sizing:border-box}
.ds h1{font-size:clamp(1.5rem,4vw,2rem);line-height:1.2;margin:0 0 .25rem}
.ds h2{font-size:1.05rem;margin:0 0 .5rem}
.ds h2.ds-headline{font-size:clamp(1.35rem,3.5vw,1.75rem);line-height:1.2;margin:0 0 .25rem}
.ds p{margin:0 0 .75rem}
.ds .ds-logo{display:block;max-height:3rem;max-width:12rem;margin:0 0 1.25rem}
.ds .ds-quiet{opacity:.78}
.ds .ds-top{display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:center}
.ds .ds-card{border:1px solid color-mix(in srgb,currentColor 16%,transparent);border-radius:var(--ds-radius);padding:1.5rem;margin:1.25rem 0}
.ds .ds-trouble{border-color:color-mix(in srgb,#b35900 60%,transparent);background:color-mix(in srgb,#b35900 7%,transparent)}
.ds .ds-said{border-inline-start:4px solid var(--ds-accent);padding:.5rem 0;padding-inline-start:1rem}
.ds .ds-date{font-size:1.25rem;font-weight:600;margin:1rem 0}
.ds .ds-facts{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:0 0 .75rem;padding:0;list-style:none}
.ds .ds-number{overflow-wrap:anywhere}
.ds .ds-rail{display:flex;gap:.5rem;list-style:none;padding:0;margin:1.5rem 0 .5rem}
.ds .ds-rail li{flex:1;padding-top:.75rem;border-top:4px solid color-mix(in srgb,currentColor 16%,transparent);font-size:.85rem}
.ds .ds-rail li[data-done]{border-top-color:var(--ds-accent)}
.ds .ds-rail li[aria-current]{font-weight:600}
.ds .ds-scans{list-style:none;margin:1rem 0 0;padding:0}
.ds .ds-scans li{display:grid;grid-template-columns:minmax(7rem,12rem) 1fr;gap:.25rem 1rem;padding:.5rem 0;border-top:1px solid color-mix(in srgb,currentColor 10%,transparent)}
.ds .ds-items{margin:.5rem 0 0;padding-inline-start:1.1rem}
.ds form{display:grid;gap:1rem;max-width:26rem}
.ds label{display:grid;gap:.25rem;font-weight:600}
.ds fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.5rem}
.ds legend{font-weight:600;padding:0;margin:0 0 .5rem}
.ds fieldset label{display:inline-flex;align-items:center;justify-content:center;gap:.4rem;min-width:44px;min-height:44px;padding:0 .75rem;border:1px solid color-mix(in srgb,currentColor 45%,transparent);border-radius:calc(var(--ds-radius)*.66)}
.ds fieldset input{width:auto;padding:0;accent-color:var(--ds-accent)}
.ds :is(input,select,textarea){font:inherit;padding:.75rem;border:1px solid color-mix(in srgb,currentColor 55%,transparent);border-radius:calc(var(--ds-radius)*.66);background:transparent;color:inherit;width:100%}
.ds select option{color:#111;background:#fff}
.ds .ds-button,.ds button{font:inherit;font-weight:600;padding:.8rem 1.25rem;border:1px solid currentColor;border-radius:calc(var(--ds-radius)*.66);background:transparent;color:inherit;cursor:pointer;min-height:44px;text-decoration:none;display:inline-block}
.ds .ds-choices{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0 1.25rem}
.ds .ds-choices form{display:contents}
.ds .ds-language{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.5rem 0 0}
.ds .ds-language a{display:inline-block;padding:.5rem 0;color:inherit}
.ds .ds-products{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:1rem;list-style:none;padding:0;margin:1rem 0}
.ds .ds-products img{width:100%;aspect-ratio:1;object-fit:cover;border-radius:calc(var(--ds-radius)*.66)}
.ds .ds-products a{color:inherit;text-decoration:none;display:block}
.ds :is(button,input,select,textarea,summary,a):focus-visible{outline:3px solid color-mix(in srgb,currentColor 60%,transparent);outline-offset:2px}
.ds summary{cursor:pointer;font-weight:600;padding:.6rem 0}
.ds .ds-error{border-inline-start:4px solid #b3261e;padding:.5rem 0;padding-inline-start:1rem}
@media (max-width:30rem){.ds .ds-rail li{font-size:.75rem}.ds .ds-scans li{grid-template-columns:1fr}}
`;
