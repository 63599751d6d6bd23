/**
 * Transfers between parties in whole cents: each leaves one party and reaches another in the same
 * month, so that nothing is made or lost on the way.
 *
 * Units   integer US cents by month
 * Checked parts.test.ts and view.test.ts, as properties
 */

export interface Transfers {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly cents: Float64Array;
}

export interface Ledger {
  pay(from: string, to: string, kind: string, month: number, usd: number): void;
  readonly entries: () => readonly Transfers[];
}

export function openLedger(months: number): Ledger {
  // Payer, payee, kind, one map inside the other: a joined key would be built for every payment.
  const books = new Map<string, Map<string, Map<string, Transfers>>>();
  return {
    pay(from, to, kind, month, usd) {
      // What a party pays to itself is no transfer.
      if (from === to || month < 0 || month >= months) return;
      const cents = Math.round(usd * 100);
      if (cents === 0) return;
      if (cents < 0) {
        this.pay(to, from, kind, month, -usd);
        return;
      }
      const ofPayer = books.get(from) ?? new Map<string, Map<string, Transfers>>();
      books.set(from, ofPayer);
      const ofPair = ofPayer.get(to) ?? new Map<string, Transfers>();
      ofPayer.set(to, ofPair);
      let book = ofPair.get(kind);
      if (book === undefined) {
        book = { from, to, kind, cents: new Float64Array(months) };
        ofPair.set(kind, book);
      }
      book.cents[month] = book.cents[month]! + cents;
    },
    entries: () =>
      [...books.values()]
        .flatMap((ofPayer) => [...ofPayer.values()])
        .flatMap((ofPair) => [...ofPair.values()])
        .sort((a, b) =>
          `${a.from}\t${a.to}\t${a.kind}` < `${b.from}\t${b.to}\t${b.kind}` ? -1 : 1,
        ),
  };
}

/** [party][month] received less paid, in cents. */
export function netByParty(
  entries: readonly Transfers[],
  months: number,
): Map<string, Float64Array> {
  const net = new Map<string, Float64Array>();
  const of = (party: string) => {
    const found = net.get(party) ?? new Float64Array(months);
    net.set(party, found);
    return found;
  };
  for (const { from, to, cents } of entries) {
    const paid = of(from);
    const received = of(to);
    for (let m = 0; m < months; m += 1) {
      paid[m] = paid[m]! - cents[m]!;
      received[m] = received[m]! + cents[m]!;
    }
  }
  return net;
}
