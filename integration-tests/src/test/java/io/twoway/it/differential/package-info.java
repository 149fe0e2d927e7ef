/** Every kind of DDL in sessions of every kind on a live pair: afterwards both sides are the same, or the test says where not. */
package io.twoway.it.differential;
