// A ticket's draft, kept in this browser alone until the ticket is sent or the draft deleted.

const PREFIX = "frontdesk-draft:";
const OLDEST = 30 * 24 * 3600 * 1000;

export class Draft {
  /** `former`: the name under which it may have been kept before. */
  constructor(name, former = name, storage = () => localStorage) {
    this.key = PREFIX + name;
    this.former = PREFIX + former;
    this.storage = storage;
  }

  /** The fields' values by name, or `null`. */
  read() {
    try {
      const kept = JSON.parse(this.storage().getItem(this.key) ?? this.storage().getItem(this.former));
      if (kept && typeof kept.fields === "object" && Date.now() - kept.at < OLDEST) return kept.fields;
      this.remove();
    } catch {
      // No storage, or not ours.
    }
    return null;
  }

  /** Whether it could be kept. */
  write(fields) {
    try {
      this.storage().setItem(this.key, JSON.stringify({ at: Date.now(), fields }));
      return true;
    } catch {
      // Storage is off or full: nothing is promised then.
      return false;
    }
  }

  remove() {
    try {
      this.storage().removeItem(this.key);
      this.storage().removeItem(this.former);
    } catch {
      // Nothing was kept.
    }
  }
}
