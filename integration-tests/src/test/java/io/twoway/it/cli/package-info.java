/** The command line, as a process of its own, against real servers. */
package io.twoway.it.cli;
