/** [title, type, cents, grams, description] */
type Row = readonly [title: string, type: string, price: number, grams: number, description: string];

export const CATALOGUE: readonly Row[] = [
  ["Stoneware mug", "Kitchen", 2400, 420, "A heavy mug that keeps tea warm."],
  ["Linen tea towel", "Kitchen", 1600, 140, "Washed linen, dries fast."],
  ["Cast iron skillet", "Kitchen", 6900, 2600, "Ten inches, seasoned."],
  ["Oak serving board", "Kitchen", 5200, 1300, "One piece of oak, oiled by hand."],
  ["Beeswax candle", "Home", 2200, 380, "Burns for forty hours."],
  ["Wool throw", "Home", 12800, 1450, "Woven from lambswool."],
  ["Ceramic vase", "Home", 7400, 1700, "Fragile. Thrown on the wheel."],
  ["Reading lamp", "Lighting", 9800, 2100, "Brass arm, warm light."],
  ["Canvas tote", "Bags", 3800, 350, "Carries a week of groceries."],
  ["Leather card holder", "Bags", 4900, 60, "Four pockets."],
  ["Field notebook set", "Stationery", 1800, 240, "Three notebooks, dotted."],
  ["Garden shears", "Garden", 4400, 520, "Forged steel, ash handles."],
];

export const LOCATIONS = [
  {
    name: "Newark",
    address1: "100 Dock Street",
    city: "Newark",
    province: "New Jersey",
    code: "NJ",
    zip: "07114",
  },
  { name: "Reno", address1: "20 Longley Lane", city: "Reno", province: "Nevada", code: "NV", zip: "89502" },
] as const;
