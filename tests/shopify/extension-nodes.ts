/** As much of a document as an extension draws into. */
export class Node {
  parentNode: Node | null = null;
  childNodes: Node[] = [];
  data = "";
  readonly values = new Map<string, string>();
  readonly namespaceURI = "http://www.w3.org/1999/xhtml";

  constructor(
    readonly localName: string | null,
    readonly nodeType = 1,
  ) {}

  static text = (data: string): Node => {
    const node = new Node(null, 3);
    node.data = data;
    return node;
  };

  get firstChild(): Node | null {
    return this.childNodes[0] ?? null;
  }
  get nextSibling(): Node | null {
    const beside = this.parentNode?.childNodes ?? [];
    return beside[beside.indexOf(this) + 1] ?? null;
  }
  get attributes(): { name: string; value: string }[] {
    return [...this.values].map(([name, value]) => ({ name, value }));
  }

  insertBefore(node: Node, before: Node | null): Node {
    node.remove();
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }
  appendChild(node: Node): Node {
    return this.insertBefore(node, null);
  }
  removeChild(node: Node): Node {
    node.remove();
    return node;
  }
  remove(): void {
    const beside = this.parentNode?.childNodes;
    if (beside) beside.splice(beside.indexOf(this), 1);
    this.parentNode = null;
  }
  setAttribute(name: string, value: unknown): void {
    this.values.set(name, String(value));
  }
  removeAttribute(name: string): void {
    this.values.delete(name);
  }
  addEventListener(): void {
    // Nobody clicks here.
  }
}

/** What stands there, one element or text to a line. */
export function outline(node: Node): string {
  return node.childNodes
    .map((child) => {
      if (child.localName === null) return child.data;
      const values = child.attributes.map(({ name, value }) => ` ${name}=${value}`).join("");
      const inside = outline(child);
      return `<${child.localName}${values}>${inside ? `\n${inside}` : ""}`;
    })
    .join("\n");
}
