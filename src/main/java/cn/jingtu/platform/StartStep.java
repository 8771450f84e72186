package cn.jingtu.platform;

/**
 * Work of a module at every start, after the tables exist and before anyone can sign in or a timer can fire: deploying
 * the procedures, loading the cities, creating accounts. Steps run one after another by {@link #order()}, on one node
 * at a time, and must be repeatable: a second run with the same input changes nothing.
 */
public interface StartStep {

    int DEPLOYMENT = 100;
    int CITIES = 200;
    int IDENTITIES = 300;
    int FILTERS = 400;
    int ACCOUNTS = 500;
    int PLANS = 600;
    int REHEARSAL = 700;

    int order();

    void run();
}
