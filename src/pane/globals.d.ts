/** The product's version, put in by the build. */
declare const PRODUCT_VERSION: string;
