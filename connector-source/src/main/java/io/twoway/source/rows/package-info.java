/** Rows tested by MySQL itself, at the captured server: in a temporary table, by the condition that the user set. */
package io.twoway.source.rows;
