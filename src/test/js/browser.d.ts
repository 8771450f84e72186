// What the pages of Camunda's web apps bring along, as far as our scripts use it.

interface Window {
  /** AngularJS, as the web apps bring it. */
  angular: any;
  /** The loader of the web apps, in which their configuration is read. */
  require: any;
  /** What the web apps add to the addresses of their files, so that a new version is fetched anew. */
  bust: string;
  /** The calendar of Camunda Forms, in Tasklist only. */
  flatpickr?: {localize(locale: object): void};
  /** What task forms find of ours. */
  jingtu: Jingtu;
}

type Kit1 = typeof import('../../main/resources/META-INF/resources/webjars/camunda/app/jingtu/kit/kit-1.js');

interface Jingtu {
  kit(number: 1): Kit1;
}

declare const jingtu: Jingtu;

/** The default of a form's module; `Data` is the JSON that it loads. */
type Form<Data = any> =
  import('../../main/resources/META-INF/resources/webjars/camunda/app/jingtu/kit/form.js').Form<Data>;

/** What a form is drawn with. */
type FormContext<Data = any> =
  import('../../main/resources/META-INF/resources/webjars/camunda/app/jingtu/kit/form.js').Context<Data>;
