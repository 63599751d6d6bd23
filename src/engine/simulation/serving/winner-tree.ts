/**
 * Which replica does something next: a tournament over their next-event times. Changing one time
 * replays the matches on its path to the root, up to one that others win as before; ties go to the
 * lower number.
 */
export class WinnerTree {
  readonly timeS: Float64Array;
  private readonly winner: Int32Array;
  private readonly leaves: number;

  constructor(count: number) {
    let leaves = 1;
    while (leaves < count) leaves *= 2;
    this.leaves = leaves;
    this.timeS = new Float64Array(leaves).fill(Infinity);
    this.winner = new Int32Array(2 * leaves);
    for (let i = 0; i < leaves; i++) this.winner[leaves + i] = i;
    for (let i = leaves - 1; i >= 1; i--) this.winner[i] = this.winner[2 * i];
  }

  get first(): number {
    return this.winner[1];
  }

  get firstS(): number {
    return this.timeS[this.winner[1]];
  }

  set(index: number, timeS: number): void {
    const { timeS: times, winner } = this;
    if (times[index] === timeS) return;
    times[index] = timeS;
    for (let at = (this.leaves + index) >> 1; at >= 1; at >>= 1) {
      const left = winner[2 * at];
      const right = winner[2 * at + 1];
      const won = times[right] < times[left] ? right : left;
      if (won !== index && winner[at] === won) return;
      winner[at] = won;
    }
  }
}
