import ts from 'typescript';

/** A JSON schema, of the draft OpenAPI 3.1 speaks (2020-12). */
export type JsonSchema = { [keyword: string]: unknown };

/**
 * Writes types as JSON schemas. It asks the compiler what a type comes to, so that mapped and conditional types are
 * written as they are in the end. Types that `isNamed` become schemas of their own, referred to by their name.
 */
export class SchemaWriter {
  readonly named: Record<string, JsonSchema> = {};
  private readonly types = new Map<string, ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly isNamed: (symbol: ts.Symbol) => boolean,
  ) {}

  /** Throws an Error where a type says nothing of what stands in JSON. */
  of(type: ts.Type): JsonSchema {
    const name = this.nameOf(type);
    if (name === null) return this.inline(type);
    if (!this.types.has(name)) {
      this.types.set(name, type);
      this.named[name] = {};
      this.named[name] = { ...this.inline(type), ...described(type.aliasSymbol ?? type.symbol, this.checker) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** The properties of an object, and which of them have to be there. */
  properties(type: ts.Type): { name: string; schema: JsonSchema; required: boolean }[] {
    return this.checker.getPropertiesOfType(type).map((symbol) => {
      const own = this.checker.getTypeOfSymbol(symbol);
      const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0 || mayBeUndefined(own);
      const schema = { ...this.of(own), ...described(symbol, this.checker) };
      return { name: symbol.name, schema, required: !optional };
    });
  }

  /** Null where it is written where it stands: also a second type of a name that is taken. */
  private nameOf(type: ts.Type): string | null {
    const symbol = type.aliasSymbol ?? (type.flags & ts.TypeFlags.Object ? type.symbol : undefined);
    const isGeneric = (type.aliasTypeArguments?.length ?? 0) > 0;
    if (symbol === undefined || isGeneric || !this.isNamed(symbol)) return null;
    const taken = this.types.get(symbol.name);
    return taken === undefined || taken === type ? symbol.name : null;
  }

  private inline(type: ts.Type): JsonSchema {
    const { checker } = this;
    const { flags } = type;
    if (type.isUnion()) return this.union(type);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' };
    if (flags & ts.TypeFlags.String) return { type: 'string' };
    if (flags & ts.TypeFlags.Number) return { type: 'number' };
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.NonPrimitive) return { type: 'object' };
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      if (item !== undefined) return { type: 'array', items: this.of(item) };
    }
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.object(type);
    throw new Error(`${checker.typeToString(type)} says nothing of what stands in JSON`);
  }

  private union(type: ts.UnionType): JsonSchema {
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
    const words = parts.flatMap((part) => (part.isStringLiteral() ? part.value : []));
    const isTruth = (part: ts.Type) => (part.flags & ts.TypeFlags.BooleanLiteral) !== 0;
    const others = parts.filter((part) => !part.isStringLiteral() && !isTruth(part));
    const schemas = [
      ...(words.length > 0 ? [{ type: 'string', enum: words }] : []),
      ...(parts.some(isTruth) ? [{ type: 'boolean' }] : []),
      ...others.map((part) => this.of(part)),
    ];
    const [only, ...more] = schemas;
    return only !== undefined && more.length === 0 ? only : { anyOf: schemas };
  }

  private object(type: ts.Type): JsonSchema {
    const properties = this.properties(type);
    const values = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const required = properties.filter((property) => property.required).map(({ name }) => name);
    return {
      type: 'object',
      ...(properties.length > 0 && {
        properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
      }),
      ...(required.length > 0 && { required }),
      ...(values !== undefined && { additionalProperties: this.of(values) }),
    };
  }
}

/** What the comment above a name says of it. */
export function described(symbol: ts.Symbol | undefined, checker: ts.TypeChecker): { description?: string } {
  const text = ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();
  return text === '' ? {} : { description: text };
}

function mayBeUndefined(type: ts.Type): boolean {
  return type.isUnion() && type.types.some((part) => (part.flags & ts.TypeFlags.Undefined) !== 0);
}
