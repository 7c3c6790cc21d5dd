import { prepareGround } from "../ground";
import { furnishParcels } from "./furnish";
import { measureGuessing } from "./guessing";
import { readPlans } from "./plans";
import { measurePages } from "./pages";
import { busy } from "./busy";
const small = await prepareGround();
try {
  const n = Number(process.argv[2]);
  let since = performance.now();
  await furnishParcels(small, n);
  console.log("furnished", performance.now() - since);
  const plans = await readPlans(small);
  console.log(plans.length, plans.filter((p) => p.scans.length));
  if (process.argv[3] === "guess") console.log(busy(), await measureGuessing(small, n, Number(process.argv[4] ?? 20000), 40));
  else console.dir(await measurePages({ ground: small, parcels: n }, { ground: small, parcels: n }, 2, 50), { depth: 4 });
} finally { await small.close(); }
