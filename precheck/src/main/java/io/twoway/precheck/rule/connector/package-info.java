/** Conditions about connectors, their topics and workers. Pure. */
package io.twoway.precheck.rule.connector;
