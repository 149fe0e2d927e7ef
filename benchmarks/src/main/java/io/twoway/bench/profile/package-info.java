/** Profiles of the worker's threads, recorded by its JVM and added up by package and method. */
package io.twoway.bench.profile;
