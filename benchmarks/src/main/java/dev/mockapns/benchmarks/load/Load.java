/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.benchmarks.load;

/**
 * The requests that one run sends.
 *
 * @param connections how many connections send at the same time
 * @param streams how many requests each of them keeps open
 * @param tokens how many device tokens the requests go to, in turn
 * @param providerTokens one for all connections, or one for each
 */
record Load(int connections, int streams, int tokens, ProviderTokens providerTokens) {

    enum ProviderTokens {
        ONE,
        ONE_PER_CONNECTION
    }

    /** How many processes of h2load it takes: each gives all its connections the same headers. */
    int processes() {
        return providerTokens == ProviderTokens.ONE ? 1 : connections;
    }

    int connectionsPerProcess() {
        return connections / processes();
    }

    @Override
    public String toString() {
        return connections + " x " + streams + ", " + tokens + (tokens == 1 ? " token, " : " tokens, ")
                + (providerTokens == ProviderTokens.ONE ? "one JWT" : "a JWT per connection");
    }
}
