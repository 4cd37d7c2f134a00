import type { Source, Span } from "../diagnostics/source.ts";
import type * as ast from "../grammar/ast.ts";
import type { EnumType, ObjectType, Type } from "./types.ts";

/**
 * All declarations of one entry file and of what it uses, bound: names lead to symbols.
 * The result of `bind`; the input of `lower`. Immutable.
 */
export interface Program {
  /** Every file that took part, by path. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly files: ReadonlyMap<string, ast.SourceFile>;
  readonly hubs: ReadonlyMap<string, ast.HubDeclaration>;
  readonly objects: ReadonlyMap<string, ObjectSymbol>;
  readonly enums: ReadonlyMap<string, EnumSymbol>;
  readonly elements: ReadonlyMap<string, ElementSymbol>;
  readonly codecs: ReadonlyMap<string, ast.CodecDeclaration>;
  readonly tables: ReadonlyMap<string, TableSymbol>;
  /** Maps of the entry file, in order; those of used files are not built again. */
  readonly maps: readonly ast.MapDeclaration[];
  readonly overrides: readonly (ast.OverrideMapDeclaration | ast.OverrideObjectDeclaration)[];
}

export interface ObjectSymbol {
  readonly declaration: ast.ObjectDeclaration;
  readonly type: ObjectType;
}

export interface EnumSymbol {
  readonly declaration: ast.EnumDeclaration;
  readonly type: EnumType;
}

export interface ElementSymbol {
  readonly declaration: ast.ElementDeclaration;
  readonly resources: ReadonlyMap<string, ResourceSymbol>;
}

/** What the vendor is known to accept. */
export interface ResourceSymbol {
  readonly declaration: ast.ResourceDeclaration;
  /** From the schema file; absent without `from`, or where it could not be read (reported). */
  readonly schema?: ObjectType;
}

export interface TableSymbol {
  readonly declaration: ast.TableDeclaration;
  readonly columns: readonly { readonly name: string; readonly type: Type; readonly span: Span }[];
}
