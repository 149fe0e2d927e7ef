/**
 * The demonstration: writes that arrive, conflicts that each policy resolves, two sides that are equal, and streams
 * without a loop. Everything printed is read back from the servers; a demonstration that fails says so and how.
 */
package io.twoway.sandbox.demo;
