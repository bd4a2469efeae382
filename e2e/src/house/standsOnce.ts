import { type Breach, isForTests, type SourceFile, withoutComments } from './sourceFile.js';

interface Once {
  pattern: RegExp;
  /** Where it stands. */
  home: RegExp;
  what: string;
  /** Whether specs, too, take it from there. */
  inSpecs?: boolean;
}

const ONCE: readonly Once[] = [
  {
    pattern: /\bok:\s*(?:true|false)\s*;/,
    home: /^packages\/result\//,
    what: 'declares a result of its own: @wombat/result has the one shape',
  },
  {
    // Programs that are started by a service get its PATH; what one service alone may know its module hands in.
    pattern: /\bprocess\.env\b(?!\.PATH\b)/,
    home: /^(?!services\/)|\.module\.ts$/,
    what: 'reads the environment: readEnvironment of service-kit is the door',
  },
  {
    pattern: /\bmakeUnaryRequest\(/,
    home: /^packages\/service-kit\/src\/grpc\//,
    what: 'asks by gRPC: GrpcClient of service-kit does',
    inSpecs: true,
  },
  {
    pattern: /\b(?:0x6d2b79f5|1664525)\b/i,
    home: /^(?:tools\/random|e2e\/src\/house)\//,
    what: 'draws random numbers: @wombat/random does',
    inSpecs: true,
  },
];

/** What was there several times once, and should not come again. */
export function standsOnceBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return ONCE.filter(({ pattern, home, inSpecs = false }) => {
      if (home.test(path) || (isForTests(path) && !inSpecs)) return false;
      return pattern.test(code);
    }).map(({ what }) => `${path} ${what}`);
  });
}
