/** Whole schemas, written for this and out of other projects: loaded, written to at both sites, and changed meanwhile. */
package io.twoway.it.schemas;
