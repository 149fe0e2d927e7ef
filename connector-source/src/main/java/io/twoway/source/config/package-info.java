/**
 * Settings of a source: what a user sets, what is set for the user, and what is refused. Every rule is data with a reason, and
 * the reason is the message the user reads.
 */
package io.twoway.source.config;
