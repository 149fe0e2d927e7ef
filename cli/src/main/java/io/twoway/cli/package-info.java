/** The command line: {@code bin/two-way}. */
package io.twoway.cli;
