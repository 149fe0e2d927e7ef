/** Runs a statement of the origin in the session of its client. */
package io.twoway.sink.store.session;
