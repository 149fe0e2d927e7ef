/**
 * Source connector and its task: Debezium's MySQL connector, with the settings that correctness depends on taken out of the
 * user's hands, and all of a site's records in one topic. Which of them are a site's own is decided behind it, by the
 * OriginFilter.
 */
package io.twoway.source;
