/** Names of all checks, and which of them a user has acknowledged. */
package io.twoway.precheck.acknowledge;
