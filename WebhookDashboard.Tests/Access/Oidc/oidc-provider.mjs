// A sign-in service for tests: npm's oidc-provider, with pushed authorization requests. It knows one person, who agrees
// to everything, and one client, which registers itself. Its argument is the folder of the package. The first line that
// it prints is its address.
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

const [folder, secret] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(`${folder}/lib/index.js`).href);

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const person = { sub: 'person-1', email: 'ada@example.com', email_verified: true, name: 'Ada', groups: ['staff', 'webhooks'] };

const provider = new Provider(issuer, {
  cookies: { keys: ['test'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
  findAccount: (_, accountId) => ({ accountId, claims: () => person }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  async loadExistingGrant(ctx) {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid email profile groups');
    grant.addOIDCClaims(Object.keys(person));
    await grant.save();
    return grant;
  },
  features: {
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: true },
    registration: { enabled: true, idFactory: () => 'dashboard', secretFactory: () => secret },
  },
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) {
    return next();
  }

  ctx.respond = false;
  await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: person.sub } });
});

server.on('request', provider.callback());
process.stdin.on('end', () => process.exit()).resume(); // With the test, however that ends.
console.log(issuer);
