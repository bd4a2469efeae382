/** Cards that say how the bytes lie; they are set by the writer, never carried over. */
export const STRUCTURAL = /^(SIMPLE|XTENSION|BITPIX|NAXIS\d*|EXTEND|PCOUNT|GCOUNT|GROUPS|BZERO|BSCALE|BLANK)$/;

/** Cards of a tile-compressed image (FITS 4.0, section 10) and of the table it is kept in. */
export const COMPRESSION =
  /^(ZIMAGE|ZSIMPLE|ZTENSION|ZEXTEND|ZBLOCKED|ZPCOUNT|ZGCOUNT|ZHECKSUM|ZDATASUM|ZCMPTYPE|ZBITPIX|ZNAXIS\d*|ZTILE\d+|ZNAME\d+|ZVAL\d+|ZMASKCMP|ZQUANTIZ|ZDITHER0|ZSCALE|ZZERO|ZBLANK|TFIELDS|THEAP|TTYPE\d+|TFORM\d+)$/;
