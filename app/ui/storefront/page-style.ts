/** Takes font and colour from the theme; everything else is relative to them. */
export const pageStyle = `
.ds{max-width:44rem;margin:0 auto;padding:2rem 1rem 4rem;line-height:1.5}
.ds *{box-sizing:border-box}
.ds h1{font-size:clamp(1.5rem,4vw,2rem);line-height:1.2;margin:0 0 .25rem}
.ds h2{font-size:1.05rem;margin:0 0 .5rem}
.ds p{margin:0 0 .75rem}
.ds .ds-quiet{opacity:.72}
.ds .ds-card{border:1px solid color-mix(in srgb,currentColor 16%,transparent);border-radius:.75rem;padding:1.5rem;margin:1.25rem 0}
.ds .ds-trouble{border-color:color-mix(in srgb,#b35900 60%,transparent);background:color-mix(in srgb,#b35900 7%,transparent)}
.ds .ds-date{font-size:1.25rem;font-weight:600;margin:1rem 0}
.ds .ds-rail{display:flex;gap:.5rem;list-style:none;padding:0;margin:1.5rem 0 .5rem}
.ds .ds-rail li{flex:1;padding-top:.75rem;border-top:4px solid color-mix(in srgb,currentColor 16%,transparent);font-size:.85rem}
.ds .ds-rail li[data-done]{border-top-color:currentColor}
.ds .ds-rail li[aria-current]{font-weight:600}
.ds .ds-scans{list-style:none;margin:1rem 0 0;padding:0}
.ds .ds-scans li{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.25rem 1rem;padding:.5rem 0;border-top:1px solid color-mix(in srgb,currentColor 10%,transparent)}
.ds .ds-items{margin:.5rem 0 0;padding-left:1.1rem}
.ds form{display:grid;gap:1rem;max-width:26rem}
.ds label{display:grid;gap:.25rem;font-weight:600}
.ds input{font:inherit;padding:.75rem;border:1px solid color-mix(in srgb,currentColor 45%,transparent);border-radius:.5rem;background:transparent;color:inherit;width:100%}
.ds button{font:inherit;font-weight:600;padding:.8rem 1.25rem;border:1px solid currentColor;border-radius:.5rem;background:transparent;color:inherit;cursor:pointer;min-height:44px}
.ds .ds-choices{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0 1.25rem}
.ds .ds-choices form{display:contents}
.ds :is(button,input,summary,a):focus-visible{outline:3px solid color-mix(in srgb,currentColor 55%,transparent);outline-offset:2px}
.ds summary{cursor:pointer;font-weight:600;padding:.5rem 0}
.ds .ds-error{border-left:4px solid #b3261e;padding:.5rem 0 .5rem 1rem}
@media (max-width:30rem){.ds .ds-rail li{font-size:.75rem}.ds .ds-scans li{grid-template-columns:1fr}}
`;
