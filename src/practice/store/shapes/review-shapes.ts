/** Of what is only asked, and kept nowhere; `read-shapes.ts` reads it, and a test holds it to what the real API server says. */
export const REVIEW_SHAPES = `
SelfSubjectAccessReview = apiVersion:s kind:s metadata:ObjectMeta spec!:SelfSubjectAccessReviewSpec
  status:SubjectAccessReviewStatus
SelfSubjectAccessReviewSpec = nonResourceAttributes:NonResourceAttributes
  resourceAttributes:ResourceAttributes
NonResourceAttributes = path:s verb:s
ResourceAttributes = fieldSelector:FieldSelectorAttributes group:s
  labelSelector:LabelSelectorAttributes name:s namespace:s resource:s subresource:s verb:s version:s
FieldSelectorAttributes = rawSelector:s requirements:[]FieldSelectorRequirement
FieldSelectorRequirement = key!:s operator!:s values:[]s
LabelSelectorAttributes = rawSelector:s requirements:[]LabelSelectorRequirement
SubjectAccessReviewStatus = allowed!:b denied:b evaluationError:s reason:s
SubjectAccessReview = apiVersion:s kind:s metadata:ObjectMeta spec!:SubjectAccessReviewSpec
  status:SubjectAccessReviewStatus
SubjectAccessReviewSpec = extra:%[]s groups:[]s nonResourceAttributes:NonResourceAttributes
  resourceAttributes:ResourceAttributes uid:s user:s
SelfSubjectRulesReview = apiVersion:s kind:s metadata:ObjectMeta spec!:SelfSubjectRulesReviewSpec
  status:SubjectRulesReviewStatus
SelfSubjectRulesReviewSpec = namespace:s
SubjectRulesReviewStatus = evaluationError:s incomplete!:b nonResourceRules!:[]NonResourceRule
  resourceRules!:[]ResourceRule
NonResourceRule = nonResourceURLs:[]s verbs!:[]s
ResourceRule = apiGroups:[]s resourceNames:[]s resources:[]s verbs!:[]s
SelfSubjectReview = apiVersion:s kind:s metadata:ObjectMeta status:SelfSubjectReviewStatus
SelfSubjectReviewStatus = userInfo:UserInfo
UserInfo = extra:%[]s groups:[]s uid:s username:s
`;
