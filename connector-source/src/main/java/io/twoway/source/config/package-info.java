/**
 * Settings: those of a user, those that are set for the user, and those that are refused. Every rule is data with a reason, and
 * the reason is the message that the user reads.
 */
package io.twoway.source.config;
