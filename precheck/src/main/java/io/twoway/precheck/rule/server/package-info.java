/** Conditions about servers and their users. Pure. */
package io.twoway.precheck.rule.server;
