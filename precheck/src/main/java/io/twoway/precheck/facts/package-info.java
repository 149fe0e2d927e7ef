/** What servers, topics and connectors say about themselves, read without writing anything. */
package io.twoway.precheck.facts;
