/** Prechecks of a pair from here: facts of servers, topics and workers, and the report of them. */
package io.twoway.cli.check;
