/**
 * The source connector: Debezium's MySQL connector, with the settings that correctness depends on taken out of the user's
 * hands, and with a task that brings all of a site's records into one topic. It sends nothing by itself; which records are
 * a site's own is decided after it, by the OriginFilter.
 */
package io.twoway.source;
