const ABBREVIATIONS =
  'And Ant Aps Aql Aqr Ara Ari Aur Boo Cae Cam Cap Car Cas Cen Cep Cet Cha Cir CMa CMi Cnc Col Com CrA CrB Crt Cru ' +
  'Crv CVn Cyg Del Dor Dra Equ Eri For Gem Gru Her Hor Hya Hyi Ind Lac Leo Lep Lib LMi Lup Lyn Lyr Men Mic Mon Mus ' +
  'Nor Oct Oph Ori Pav Peg Per Phe Pic PsA Psc Pup Pyx Ret Scl Sco Sct Ser Sex Sge Sgr Tau Tel TrA Tri Tuc UMa UMi ' +
  'Vel Vir Vol Vul';

/** The 88 abbreviations of the IAU, by their lower-case form. */
export const CONSTELLATIONS: ReadonlyMap<string, string> = new Map(
  ABBREVIATIONS.split(' ').map((abbreviation) => [abbreviation.toLowerCase(), abbreviation]),
);
