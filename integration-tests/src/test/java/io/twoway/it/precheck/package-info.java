/** The prechecks of the command line, on servers with the mistakes that people make. */
package io.twoway.it.precheck;
