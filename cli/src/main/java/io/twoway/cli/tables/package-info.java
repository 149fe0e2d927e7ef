/** Tables by their names on the command line, and the lists by which a source selects them. Pure. */
package io.twoway.cli.tables;
