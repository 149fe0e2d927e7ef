/** Tables by their names on the command line, and the lists of a source that get them. Pure. */
package io.twoway.cli.tables;
