/** Only some rows travel: what the origin's conditions mean, and what becomes of rows that move across them. */
package io.twoway.it.filter;
