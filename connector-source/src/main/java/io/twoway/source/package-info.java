/**
 * The source connector: Debezium's MySQL connector inside a task that brings all of a site's records into one topic. The
 * settings that correctness depends on are out of the user's hands. Which records are a site's own is decided after it, by
 * the OriginFilter.
 */
package io.twoway.source;
