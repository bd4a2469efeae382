import ts from 'typescript';
import { described, type JsonSchema, SchemaWriter } from './schemaWriter.js';

const REFUSED = 'Why not, in a sentence.';

/** The OpenAPI document of an interface `Routes`; throws an Error where a file has none, or does not compile. */
export function openApiDocument(program: ts.Program, file: string, about: { title: string; version: string }) {
  const routes = routesOf(program, file);
  const checker = program.getTypeChecker();
  const writer = new SchemaWriter(checker, isOurs);
  const error = writer.of(namedType(program, file, 'ErrorAnswer'));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const symbol of checker.getPropertiesOfType(routes)) {
    const [method = '', path = ''] = symbol.name.split(' ');
    const route = new Map(writer.properties(checker.getTypeOfSymbol(symbol)).map(({ name, schema }) => [name, schema]));
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId: symbol.name.replaceAll(/[^A-Za-z]+(.)/g, (_, first: string) => first.toUpperCase()),
        summary: described(symbol, checker).description ?? '',
        ...parameters(checker, writer, symbol),
        ...body(route.get('body')),
        responses: {
          200: { description: 'As asked.', content: contentOf(route.get('answer'), route.get('file')) },
          default: { description: REFUSED, content: { 'application/json': { schema: error } } },
        },
      },
    };
  }
  return { openapi: '3.1.1', info: about, paths, components: { schemas: writer.named } };
}

/** A program of files as a tsconfig sets it, to be asked for types. */
export function programOf(tsconfig: string, files: readonly string[]): ts.Program {
  const read = ts.getParsedCommandLineOfConfigFile(
    tsconfig,
    { noEmit: true, composite: false },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  if (read === undefined) throw new Error(`${tsconfig} cannot be read`);
  return ts.createProgram([...files], { ...read.options, noEmit: true, composite: false, incremental: false });
}

function routesOf(program: ts.Program, file: string): ts.Type {
  const [fault] = ts.getPreEmitDiagnostics(program);
  if (fault !== undefined) throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
  return namedType(program, file, 'Routes');
}

function namedType(program: ts.Program, file: string, name: string): ts.Type {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const exported = module === undefined ? [] : checker.getExportsOfModule(module);
  const symbol = exported.find((each) => each.name === name);
  if (symbol === undefined) throw new Error(`${file} exports no ${name}`);
  return checker.getDeclaredTypeOfSymbol(
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  );
}

/** Types of the contract and of what it rests on; not the language's own, nor what has no name. */
function isOurs(symbol: ts.Symbol): boolean {
  const [declaration] = symbol.declarations ?? [];
  return !symbol.name.startsWith('__') && declaration?.getSourceFile().fileName.includes('/node_modules/') === false;
}

function parameters(checker: ts.TypeChecker, writer: SchemaWriter, route: ts.Symbol) {
  const query = checker.getTypeOfSymbol(route).getProperty('query');
  if (query === undefined) return {};
  return {
    parameters: writer.properties(checker.getTypeOfSymbol(query)).map(({ name, schema, required }) => {
      const { description, ...rest } = schema;
      return { name, in: 'query', required, ...(description !== undefined && { description }), schema: rest };
    }),
  };
}

function body(schema: JsonSchema | undefined) {
  return schema === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function contentOf(answer: JsonSchema | undefined, file: JsonSchema | undefined): Record<string, object> {
  if (answer !== undefined) return { 'application/json': { schema: answer } };
  const types = Array.isArray(file?.enum) ? file.enum : [file?.const];
  return Object.fromEntries(types.map((type) => [String(type), {}]));
}
