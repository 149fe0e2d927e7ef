/** Connectors registered, changed, started and removed, with the waits between. */
package io.twoway.cli.life;
