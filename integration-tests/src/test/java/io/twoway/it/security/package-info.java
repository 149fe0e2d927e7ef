/** What an attacker or a careless reader could get at: users, connections, passwords, names. */
package io.twoway.it.security;
