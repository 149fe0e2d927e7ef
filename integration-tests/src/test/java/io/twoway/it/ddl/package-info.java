/** DDL between rows: every statement that travels, what cannot be read or run, and the tools that change tables online. */
package io.twoway.it.ddl;
