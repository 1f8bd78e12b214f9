/** Accounts to try. The password is hashed when the database is made. */
export const seedUsers: { email: string; password: string; name?: string; roles: string[]; disabled?: boolean; secondStep?: 'otp'; mustChangePassword?: boolean }[] = [
  { email: 'demo@example.com', password: 'correct horse battery', name: 'Dana Demo', roles: ['user'] },
  { email: 'admin@example.com', password: 'admin horse battery', name: 'Ada Admin', roles: ['user', 'admin'] },
  { email: 'minji@example.com', password: 'minji horse battery', name: '민지', roles: ['user'] },
  { email: 'disabled@example.com', password: 'disabled horse battery', name: 'Dora Disabled', roles: ['user'], disabled: true },
  { email: 'otp@example.com', password: 'second horse battery', name: 'Otto Code', roles: ['user'], secondStep: 'otp' },
  { email: 'newpassword@example.com', password: 'first horse battery', name: 'Nina New', roles: ['user'], mustChangePassword: true },
  // The public fake backend's accounts, so that its tutorials work here as well.
  { email: 'nilson@email.com', password: 'nilson', roles: ['user'] },
  { email: 'techie@email.com', password: 'techie', roles: ['user'] },
];

const product = (name: string, category: string, price: number, stock: number, description: string) => ({
  name,
  category,
  description,
  price,
  currency: 'EUR',
  stock,
});

/** The rows of each collection. Prices are in whole units of the currency, with decimals. */
export const seedCollections: Record<string, Record<string, unknown>[]> = {
  products: [
    product('Walnut desk', 'Furniture', 489, 7, 'Solid walnut, 140 × 70 cm, with a drawer for cables.'),
    product('Task lamp', 'Light', 79.5, 24, 'Warm to cool light on a jointed arm.'),
    product('Wool rug', 'Textiles', 219, 5, 'Hand-woven in Portugal, 170 × 240 cm.'),
    product('Reading chair', 'Furniture', 649, 3, 'Oak frame, linen cover that comes off for washing.'),
    product('Ceramic mug', 'Kitchen', 18, 120, 'Stoneware, 350 ml, glazed inside.'),
    product('Cast-iron pan', 'Kitchen', 64, 31, '28 cm, seasoned, for any stove.'),
    product('Linen sheets', 'Textiles', 139, 18, 'Stone-washed, for beds of 160 cm.'),
    product('Wall clock', 'Decoration', 58, 14, 'Silent movement, birch rim.'),
    product('Book stand', 'Office', 32, 40, 'Folds flat; holds a cookbook or a tablet.'),
    product('Fountain pen', 'Office', 89, 22, 'Steel nib, refillable.'),
    product('Notebook', 'Office', 14.9, 200, 'A5, dotted, 160 pages that lie flat.'),
    product('Umbrella', 'Outdoors', 45, 60, 'Opens against the wind; a wooden handle.'),
    product('Picnic blanket', 'Outdoors', 52, 33, 'Waterproof below, soft above.'),
    product('Thermos flask', 'Outdoors', 36, 75, 'One litre, warm for twelve hours.'),
    product('Bicycle bell', 'Outdoors', 12.5, 90, 'Brass, loud and friendly.'),
    product('Coat hooks', 'Furniture', 27, 48, 'A row of five, powder-coated steel.'),
    product('Plant pot', 'Decoration', 24, 66, 'Terracotta with a saucer, 18 cm.'),
    product('Candle', 'Decoration', 16, 110, 'Beeswax, burns for forty hours.'),
    product('Tea towels', 'Kitchen', 22, 80, 'A set of three, half linen.'),
    product('Kitchen scale', 'Kitchen', 49, 19, 'To the gram, up to five kilograms.'),
  ],
  locations: [
    { name: 'Lisbon', country: 'PT' },
    { name: 'Seoul', country: 'KR' },
    { name: 'Hamburg', country: 'DE' },
  ],
  families: [{ name: 'Furniture' }, { name: 'Light' }, { name: 'Textiles' }, { name: 'Kitchen' }],
  transactions: [
    { product: 1, quantity: 1, total: 489, currency: 'EUR' },
    { product: 5, quantity: 4, total: 72, currency: 'EUR' },
  ],
};
