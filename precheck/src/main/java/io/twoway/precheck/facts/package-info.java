/** Facts about servers, tables, topics, workers and connectors, read without writing anything. */
package io.twoway.precheck.facts;
